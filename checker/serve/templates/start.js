(() => {
  "use strict";
  const form = document.getElementById("form");
  const input = document.getElementById("file");
  const drop = document.getElementById("drop");
  const chosen = document.getElementById("chosen");
  const busy = document.getElementById("busy");
  const button = form.querySelector("button");

  function list() {
    chosen.replaceChildren(
      ...[...input.files].map((file) => {
        const line = document.createElement("li");
        line.textContent = file.name;
        return line;
      }),
    );
  }

  function idle(yes) {
    button.disabled = !yes;
    busy.textContent = yes ? "" : busy.dataset.said;
  }

  input.addEventListener("change", list);
  form.addEventListener("submit", () => idle(false));
  addEventListener("pageshow", () => {
    idle(true);
    list();
  });
  for (const name of ["dragenter", "dragover"]) {
    addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
  }
  addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) drop.classList.remove("over");
  });
  addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    list();
    form.requestSubmit();
  });
})();
