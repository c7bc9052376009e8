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
    if (na) naar(na.querySelector('input:not([type=hidden]),button'));
    else naar(meer ? meer.querySelector('a') : kaart.querySelector('h3'));
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
