// Enhancements only: every page works without this file.
"use strict";

// The error summary is read first, on load and when a part of a page comes back with one.
function showProblems(root) {
  const summary = root.querySelector(".govuk-error-summary");
  if (summary) {
    summary.setAttribute("tabindex", "-1");
    summary.focus();
  }
}

// Menus in the header close on Escape, on a click elsewhere and when another opens.
function closeMenus(except) {
  document.querySelectorAll("details.lq-pick[open]").forEach((menu) => {
    if (menu !== except) menu.open = false;
  });
}

document.addEventListener("click", (event) => closeMenus(event.target.closest("details.lq-pick")));
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector("details.lq-pick[open]");
  if (!menu) return;
  closeMenus();
  menu.querySelector("summary").focus();
});

// The state of saving, said in #saved, of forms marked data-autosave.
const NOT_SAVED = "Not saved: the connection failed. What you typed is still here. Try again, or use Save.";
const SIGNED_OUT =
  "Not saved: you are signed out. Sign in again in another tab, then change the line once more: what you typed is still here.";
let unsaved = false;
let typed = 0;
const sent = new WeakMap();

function sayState(text, state) {
  const saved = document.getElementById("saved");
  if (!saved) return;
  saved.className = "lq-saved" + (state ? " lq-saved--" + state : "");
  if (saved.textContent.trim() !== text) saved.textContent = text;
}

function isAutosaved(element) {
  return element && element.closest && element.closest("form[data-autosave]");
}

document.addEventListener("input", (event) => {
  if (!isAutosaved(event.target)) return;
  unsaved = true;
  typed += 1;
  sayState("Not saved yet.", "wait");
});

document.addEventListener("htmx:beforeRequest", (event) => {
  if (!isAutosaved(event.detail.elt)) return;
  sent.set(event.detail.xhr, typed);
  sayState("Saving…", "wait");
});

document.addEventListener("htmx:afterRequest", (event) => {
  if (!isAutosaved(event.detail.elt)) return;
  const status = event.detail.xhr.status;
  const saved = status >= 200 && status < 300;
  // What was typed while this was on its way is saved by the next.
  unsaved = !saved || sent.get(event.detail.xhr) !== typed;
  if (saved) sayState(unsaved ? "Not saved yet." : "Saved at " + new Date().toTimeString().slice(0, 5) + ".", unsaved ? "wait" : "");
  if (status === 409 || status === 422) sayState("Not saved: see the problem above", "not");
});

["htmx:sendError", "htmx:responseError", "htmx:timeout"].forEach((name) => {
  document.addEventListener(name, (event) => {
    const status = event.detail.xhr ? event.detail.xhr.status : 0;
    if (isAutosaved(event.detail.elt)) sayState(status === 401 || status === 403 ? SIGNED_OUT : NOT_SAVED, "not");
  });
});

document.addEventListener("submit", (event) => {
  if (isAutosaved(event.target)) unsaved = false;
});

window.addEventListener("beforeunload", (event) => {
  if (unsaved) event.preventDefault();
});

document.addEventListener("htmx:load", (event) => {
  if (event.detail.elt !== document.body) showProblems(event.detail.elt);
});

showProblems(document);
