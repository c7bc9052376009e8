// werk.js: wat alleen wie is ingelogd nodig heeft: naar de volgende kaart na een besluit, en opnieuw doen wat niet lukte
(() => {
  const vind = s => document.querySelector(s);
  const naar = el => {
    if (!el) return;
    el.focus();
    el.scrollIntoView({ block: 'nearest' });
  };

  // Na een besluit naar de volgende kaart die wacht (data-wacht) in deze rij (data-rij). Alleen de browser weet welke
  // kaarten er staan. Is er geen, dan naar de link die de volgende toont (data-volgende); wacht er niets meer, dan naar
  // de kaart zelf.
  document.addEventListener('raad:volgende', e => {
    const kaart = vind(e.detail.na);
    if (!kaart) return;
    const rij = kaart.closest('[data-rij]') || document;
    const na = [...rij.querySelectorAll('[data-wacht]')].find(k =>
      kaart.compareDocumentPosition(k) & Node.DOCUMENT_POSITION_FOLLOWING && !k.closest('details:not([open])'));
    const meer = e.detail.wacht && rij.querySelector('[data-volgende]');
    if (!na && meer) meer.hidden = false;
    if (na) naar(na.querySelector('[data-kop]') || na.querySelector('input:not([type=hidden]),button'));
    else naar(meer ? meer.querySelector('a') : kaart.querySelector('[data-kop],h3'));
  });

  // De verbinding viel weg (raad.js toont dat): zeg het op de kaart waar iemand iets deed, met een knop om het opnieuw te
  // doen. Het volgende goede antwoord haalt het weg, en eerst van de kaart: die kan vervangen worden.
  let poging;
  const mislukt = e => {
    const f = vind('#foutmelding');
    poging = e.detail;
    const bewaart = poging.requestConfig.verb !== 'get';
    (poging.elt.closest('main li') || vind('#foutplek')).append(f);
    f.querySelector('[data-keuze]').hidden = !bewaart;
    if (bewaart) {
      f.querySelector('button').focus();
      const value = 'De verbinding viel weg. Uw keuze is niet opgeslagen.';
      document.dispatchEvent(new CustomEvent('raad:meld', { detail: { value } }));
    }
    f.scrollIntoView({ block: 'nearest' });
  };
  document.addEventListener('htmx:sendError', mislukt);
  document.addEventListener('htmx:responseError', mislukt);
  document.addEventListener('htmx:beforeSwap', e => {
    const f = vind('#foutmelding');
    if (f.hidden || e.detail.isError) return;
    const had = f.contains(document.activeElement);
    const { elt } = poging;
    vind('#foutplek').append(f);
    if (had) naar(elt.matches('form') ? elt.querySelector('button') : elt);
  }, true);
  document.addEventListener('click', e => {
    if (!e.target.closest('[data-opnieuw]')) return;
    const { elt, target, requestConfig: c } = poging;
    const knop = c.triggeringEvent && c.triggeringEvent.submitter;
    if (knop && elt.contains(knop)) knop.click(); // htmx stuurt de waarde mee van de knop waarop is geklikt
    else if (elt.matches('form')) elt.requestSubmit();
    else htmx.ajax(c.verb, c.path, { source: elt, target }).catch(() => {});
  });
})();

// Kaarten naast de tekst: toetsen, wat in de tekst besloten is, en een passage die iemand zelf kiest.
(() => {
  const vind = s => document.querySelector(s);
  const hulp = vind('[data-toetsen]');
  if (!hulp) return;
  hulp.hidden = false;
  const aan = hulp.querySelector('[data-toetsen-aan]');
  const bewaard = doe => { try { return doe(window.localStorage); } catch { return null; } };
  aan.checked = bewaard(s => s.getItem('kaarten.toetsen')) !== 'uit';
  aan.addEventListener('change', () => bewaard(s => s.setItem('kaarten.toetsen', aan.checked ? 'aan' : 'uit')));

  let laatste;
  document.addEventListener('raad:volgende', e => { laatste = e.detail.na; });
  const kaarten = () => [...document.querySelectorAll('[data-kaart]')].filter(k => !k.closest('details:not([open])'));
  const hier = () => document.activeElement.closest('[data-kaart]');
  const stap = n => {
    const alle = kaarten();
    const plek = hier() ? alle.indexOf(hier()) + n : 0;
    const kaart = alle[Math.max(0, Math.min(plek, alle.length - 1))];
    if (!kaart) return;
    kaart.querySelector('[data-kop]').focus();
    kaart.scrollIntoView({ block: 'nearest' });
  };
  const druk = s => {
    const el = hier() && hier().querySelector(s);
    if (el) el.click();
  };
  const doe = {
    j: () => stap(1),
    k: () => stap(-1),
    d: () => druk('button[value=draagt_bij]'),
    w: () => druk('button[value=werkt_tegen]'),
    o: () => druk('button[value=onbekend],button[value=koppel]'),
    n: () => druk('[data-toets=n]'),
    t: () => {
      const veld = hier() && hier().querySelector('textarea');
      if (veld) veld.focus();
    },
    z: () => {
      const knop = s => s && vind(`${s} button[value=ongedaan]`);
      const el = (hier() && knop(`#${hier().id}`)) || knop(laatste);
      if (el) el.click();
    },
  };
  document.addEventListener('keydown', e => {
    const daad = doe[e.key.toLowerCase()];
    if (!daad || !aan.checked || e.repeat || e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.target.closest('input,textarea,select,[contenteditable]')) return;
    e.preventDefault();
    daad();
  });

  // Op een telefoon staat een lange inhoud dicht.
  document.querySelectorAll('[data-vouw]').forEach(inhoud => {
    inhoud.open = inhoud.querySelectorAll('li').length < 12 || !window.matchMedia('(width < 62em)').matches;
  });

  // Een besluit kleurt de tekst mee.
  document.addEventListener('htmx:load', e => {
    const kaart = e.detail.elt.closest && e.detail.elt.closest('[data-kaart]');
    if (!kaart) return;
    const klaar = !kaart.hasAttribute('data-wacht');
    document.querySelectorAll(`[data-van="${kaart.dataset.kaart}"]`).forEach(el => {
      if (el.matches('mark')) el.className = klaar ? 'raad-gekoppeld-merk' : 'nl-mark';
      else el.classList.toggle('raad-voetnr--klaar', klaar);
    });
  });

  // Wie tekst selecteert, met muis, vinger of toetsen, krijgt bij die alinea een knop die haar koppelt.
  const knop = document.createElement('button');
  knop.type = 'button';
  knop.className = 'nl-button nl-button--primary nl-button--klein raad-alinea__kies';
  knop.textContent = 'Koppel deze passage';
  let gekozen;
  const kies = () => {
    const keus = document.getSelection();
    const in_ = n => n && (n.closest ? n : n.parentElement);
    const begin = keus.rangeCount && in_(keus.getRangeAt(0).startContainer);
    const alinea = begin && begin.closest('[data-begin]');
    if (keus.isCollapsed || !alinea) return;
    const stuk = keus.getRangeAt(0).cloneContents();
    stuk.querySelectorAll('.raad-voetnr,button').forEach(n => n.remove());
    const tekst = stuk.textContent.trim();
    if (tekst.length < 10) return;
    gekozen = { begin: alinea.dataset.begin, tekst };
    const eind = in_(keus.getRangeAt(0).endContainer).closest('[data-begin]') || alinea;
    if (knop.parentElement === eind) return;
    eind.append(knop);
    const value = 'Knop Koppel deze passage staat onder de alinea.';
    document.dispatchEvent(new CustomEvent('raad:meld', { detail: { value } }));
  };
  let wacht;
  document.addEventListener('selectionchange', () => {
    clearTimeout(wacht);
    wacht = setTimeout(kies, 250);
  });
  knop.addEventListener('click', () => {
    const adres = new URL(vind('[data-passages]').dataset.passages, window.location);
    adres.search = new URLSearchParams(gekozen);
    htmx.ajax('GET', `${adres.pathname}${adres.search}`, { target: '#eigen', swap: 'innerHTML' });
    knop.remove();
  });
})();
