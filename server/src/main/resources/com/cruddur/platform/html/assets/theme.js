// The reader's choice of colours, before the first paint.
"use strict";
if (localStorage.getItem("theme")) {
  document.documentElement.dataset.theme = localStorage.getItem("theme");
}
document.documentElement.classList.add("with-script");
