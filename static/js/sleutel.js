// sleutel.js: toont de knoppen voor toegangssleutels als de browser die kent, en zegt het als het niet lukt
(() => {
  if (!window.PublicKeyCredential) return;
  document.querySelectorAll('[data-sleutel][hidden]').forEach(knop => { knop.hidden = false; });
  document.addEventListener('allauth.error', e => {
    e.preventDefault();
    const plek = document.getElementById('sleutelfout');
    if (plek) plek.hidden = false;
  });
})();
