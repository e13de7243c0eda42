// Keys of a sheet. They act while a highlight has the focus, never in a text box; without this file radios work as radios.
"use strict";

const KEYS = {
  ArrowUp: (row) => goTo(beside(row, -1)),
  ArrowDown: (row) => goTo(beside(row, 1)),
  Delete: clearRow,
  Backspace: clearRow,
  c: (row) => row.querySelector("textarea").focus(),
  e: (row) => focusOn(row.querySelector("[data-evidence]")),
};

document.addEventListener("keydown", (event) => {
  const row = event.target.closest && event.target.closest("tr[data-row]");
  if (!row || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.target.matches("textarea, [data-evidence]")) {
    if (event.key === "Escape") goTo(row);
    return;
  }
  if (!event.target.matches("input[type=radio]")) return;
  const act = KEYS[event.key] || KEYS[event.key.toLowerCase()] || chooser(row, event.key);
  if (!act) return;
  event.preventDefault();
  act(row);
});

function rows() {
  return [...document.querySelectorAll("tr[data-row]")];
}

function beside(row, step) {
  const all = rows();
  return all[all.indexOf(row) + step];
}

function focusOn(element) {
  if (element) element.focus();
}

// The radio that Tab would come to: the one chosen, else the first.
function goTo(row) {
  if (row) focusOn(row.querySelector("input[type=radio]:checked") || row.querySelector("input[type=radio]"));
}

function chooser(row, key) {
  const radio = [...row.querySelectorAll("input[type=radio]")].find((one) => one.dataset.key === key.toUpperCase());
  return radio && (() => {
    const chosen = radio.checked;
    radio.checked = true;
    radio.focus();
    if (!chosen) changed(radio);
  });
}

function clearRow(row) {
  const radio = row.querySelector("input[type=radio]:checked");
  if (!radio) return;
  radio.checked = false;
  radio.focus();
  changed(radio);
}

// As if the person had changed it: what listens saves the row.
function changed(input) {
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

document.addEventListener("click", (event) => {
  const button = event.target.closest(".lq-sheet__clear");
  if (!button) return;
  event.preventDefault();
  clearRow(button.closest("tr"));
});
