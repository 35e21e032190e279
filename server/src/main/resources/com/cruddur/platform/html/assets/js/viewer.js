// A page belongs to its reader. Where another tab has signed in or out since, it is loaded anew as soon as it is looked at.

const viewer = document.body.dataset.viewer ?? "";
localStorage.setItem("viewer", viewer);

function renewForAnother() {
  if (!document.hidden && localStorage.getItem("viewer") !== viewer) {
    location.replace(location.pathname + location.search);
  }
}

document.addEventListener("visibilitychange", renewForAnother);
window.addEventListener("pageshow", renewForAnother);
