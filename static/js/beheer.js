/* The forms of the admin: help while writing, finding a place, taking over a suggestion. All of it works without too. */
"use strict";
(() => {
  const sign = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value || "";
  const field = (id) => document.getElementById(id);

  /* Help while writing. The server has shown it for the stored text; here it follows the typing. */
  const waiting = new WeakMap();
  const textOf = (help) => field(help.id.replace(/_schrijfhulp$/, ""));

  const refresh = async (help, typed) => {
    const body = new URLSearchParams({
      tekst: typed.value,
      advies: help.dataset.advies,
      taal: (help.dataset.taalveld && field(help.dataset.taalveld)?.value) || "nl",
    });
    try {
      const answer = await fetch(help.dataset.schrijfhulp, {
        method: "POST",
        body,
        headers: { "X-CSRFToken": sign() },
        credentials: "same-origin",
        redirect: "error",
      });
      if (answer.ok && typed.value === body.get("tekst")) {
        const html = await answer.text();
        if (help.innerHTML.trim() !== html.trim()) help.innerHTML = html;
      }
    } catch { /* advice only: without it the form works */ }
  };

  document.addEventListener("input", (event) => {
    const help = field(`${event.target.id}_schrijfhulp`);
    if (!help || textOf(help) !== event.target) return;
    clearTimeout(waiting.get(help));
    waiting.set(help, setTimeout(() => refresh(help, event.target), 600));
  });

  /* Set a box of the admin that searches (select2), or an ordinary one. */
  const choose = (select, value, label) => {
    const known = [...select.options].find((option) => option.value === String(value));
    if (known) known.selected = true;
    else select.add(new Option(label, value, true, true));
    const jQuery = window.django?.jQuery;
    if (jQuery) jQuery(select).trigger("change");
    else select.dispatchEvent(new Event("change", { bubbles: true }));
  };

  /* Finding a place: fills the four fields under it. */
  const places = document.querySelector("[data-plaatszoeker]");
  if (places && window.django?.jQuery) {
    window.django.jQuery(places).on("select2:select", (event) => {
      const { plaats, land, land_naam: name, breedtegraad, lengtegraad } = event.params.data;
      field("id_plaats").value = plaats;
      field("id_breedtegraad").value = breedtegraad;
      field("id_lengtegraad").value = lengtegraad;
      choose(field("id_land"), land, name);
    });
  }

  /* Enter in the box for a reason presses the button beside it, not the first one of the form. */
  document.querySelectorAll("#stappen [data-knop]").forEach((box) => box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    document.querySelector(`#stappen button[value="${box.dataset.knop}"]`).click();
  }));

  /* Suggestions: fetched when the form stands, taken over by a click. Nothing is saved by itself. */
  const panel = document.querySelector("[data-suggesties]");

  const addGoal = (value, label) => {
    const group = field("doelregels-group");
    const rows = () => [...group.querySelectorAll("tr.form-row:not(.empty-form)")];
    let row = rows().find((r) => !r.querySelector("select[name$=-doel]").value);
    if (!row) {
      group.querySelector(".add-row a")?.click();
      row = rows().find((r) => !r.querySelector("select[name$=-doel]").value);
    }
    if (!row) return false;
    choose(row.querySelector("select[name$=-doel]"), value, label);
    row.querySelector("input[name$=-volgorde]").value = rows().indexOf(row);
    return true;
  };

  const take = {
    doel: addGoal,
    subdoel: (value, label) => { choose(field("id_subdoelen"), value, label); return true; },
    thema: (value) => {
      const box = document.querySelector(`input[name=themas][value="${CSS.escape(value)}"]`);
      if (box) box.checked = true;
      return Boolean(box);
    },
  };

  const refused = {
    doel: "Er is geen plaats meer: hooguit 4 Global Goals. Haal er eerst een weg.",
    subdoel: "Dit subdoel kan nu niet in het formulier. Zoek het zelf op bij de subdoelen.",
    thema: "Dit thema staat niet in het formulier. Laad de pagina opnieuw.",
  };

  /* What this editor did not want stays away, kept in the browser: it is one reader's view of a text, and a colleague
     who checks the record must see all of it. */
  const shelf = panel && `weg ${panel.dataset.suggesties}`;
  const away = () => {
    try { return JSON.parse(localStorage.getItem(shelf)) || []; } catch { return []; }
  };
  const putAway = (keys) => {
    try { localStorage.setItem(shelf, JSON.stringify(keys)); } catch { /* then until the next page */ }
  };
  const keyOf = (line) => `${line.dataset.veld} ${line.dataset.waarde}`;
  const say = (words) => {
    const said = panel.querySelector("[role=status]");
    said.textContent = words;
    said.focus();
  };
  const button = (className, words, pressed) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = className;
    made.textContent = words;
    made.addEventListener("click", pressed);
    return made;
  };

  const count = (back) => {
    const hidden = panel.querySelectorAll("[data-veld][hidden]").length;
    back.hidden = !hidden;
    back.textContent = `Toon wat u wegklikte (${hidden})`;
  };

  const offer = () => {
    const list = panel.querySelector(".suggesties__lijst");
    if (!list) return;
    const known = away();
    const back = button("knop-rustig", "", () => {
      putAway([]);
      list.querySelectorAll("[data-veld]").forEach((line) => { line.hidden = false; });
      count(back);
      say("Alle voorstellen staan er weer.");
    });
    list.querySelectorAll("[data-veld]").forEach((line) => {
      const label = line.querySelector(".chip");
      const words = label.textContent;
      const add = button("chip chip--knop", `Zet erbij: ${words}`, () => {
        const done = take[line.dataset.veld](line.dataset.waarde, words);
        if (done) line.remove();
        say(done ? `${words} staat nu in het formulier. Sla op om het te bewaren.` : refused[line.dataset.veld]);
      });
      add.setAttribute("aria-describedby", line.querySelector("q").id);
      const no = button("knop-rustig", "Niet nodig", () => {
        putAway([...away(), keyOf(line)]);
        line.hidden = true;
        count(back);
        say(`${words}: weggeklikt. Bij dit voorbeeld ziet u dit voorstel niet meer.`);
      });
      no.setAttribute("aria-label", `Niet nodig: ${words}`);
      line.hidden = known.includes(keyOf(line));
      label.replaceWith(add, " ", no);
    });
    list.after(back);
    count(back);
  };

  if (panel) {
    fetch(panel.dataset.suggesties, { headers: { "X-Deel": "1" }, credentials: "same-origin", redirect: "error" })
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)))
      .then((html) => {
        panel.innerHTML = html;
        offer();
      })
      .catch(() => { /* the link stays */ });
  }
})();
