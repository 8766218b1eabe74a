// To sign in and come back here: the app goes where this says (web/src/data/session.ts). A link from elsewhere comes without cookies; one from here has them.
const here = location.pathname + location.search;
document.querySelector('#again').setAttribute('href', here);
document.querySelector('#sign-in').addEventListener('click', () => {
  try {
    sessionStorage.setItem('moim-sign-in-from', here);
  } catch {
    // Without storage one comes home, and can open it from there.
  }
});
