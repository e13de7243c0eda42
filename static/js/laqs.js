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

// A line that could not be saved goes along with the next one that is sent, as it stands then: “Saved” is said of all.
const waiting = new Set();

function namesOf(line) {
  return line === "rating" ? ["rating", "comment", "rating-version"] : ["value-", "note-", "version-"].map((part) => part + line);
}

function linesIn(names) {
  return names.filter((name) => name.includes("version")).map((name) => name.replace(/^version-|-version$/, ""));
}

document.addEventListener("htmx:configRequest", (event) => {
  const form = isAutosaved(event.detail.elt);
  if (!form) return;
  const typed = new FormData(form);
  waiting.forEach((line) => namesOf(line).forEach((name) => {
    if (typed.has(name)) event.detail.parameters[name] = typed.getAll(name).pop();
  }));
});

// Of a form that the answer replaced the event names what it stood in; the request still knows the form.
function wasAutosaved(event) {
  return isAutosaved(event.detail.requestConfig.elt);
}

document.addEventListener("htmx:afterRequest", (event) => {
  if (!wasAutosaved(event)) return;
  const status = event.detail.xhr.status;
  const saved = status >= 200 && status < 300;
  linesIn(Object.keys(event.detail.requestConfig.parameters)).forEach((line) => {
    if (saved) waiting.delete(line);
    else waiting.add(line);
  });
  // What was typed while this was on its way is saved by the next.
  unsaved = !saved || sent.get(event.detail.xhr) !== typed;
  if (saved) sayState(unsaved ? "Not saved yet." : "Saved at " + new Date().toTimeString().slice(0, 5) + ".", unsaved ? "wait" : "");
  if (status === 409 || status === 422) sayState("Not saved: see the problem above", "not");
});

// A form that is sent by htmx and has a place for it says there that it was not saved.
function sayFailed(form, status) {
  const place = form && form.querySelector ? form.querySelector("[data-failed]") : null;
  if (!place) return;
  const out = status === 401 || status === 403;
  place.textContent = out
    ? "Not saved: you are signed out, or may no longer change this. Sign in again in another tab, then save: what you typed is still here."
    : "Not saved: the connection failed. What you typed is still here. Try again.";
}

["htmx:sendError", "htmx:responseError", "htmx:timeout"].forEach((name) => {
  document.addEventListener(name, (event) => {
    const status = event.detail.xhr ? event.detail.xhr.status : 0;
    if (isAutosaved(event.detail.elt)) sayState(status === 401 || status === 403 ? SIGNED_OUT : NOT_SAVED, "not");
    else sayFailed(event.detail.elt, status);
  });
});

// A form that is sent while its own last save is on its way waits for that: else it would be overtaken by itself.
let underWay = 0;
let pressed = null;

document.addEventListener("submit", (event) => {
  if (!isAutosaved(event.target)) return;
  if (underWay && !event.defaultPrevented) {
    event.preventDefault();
    pressed = event;
  } else {
    unsaved = false;
  }
});

document.addEventListener("htmx:beforeSend", (event) => {
  if (isAutosaved(event.detail.elt)) underWay += 1;
});

document.addEventListener("htmx:afterRequest", (event) => {
  if (!wasAutosaved(event)) return;
  underWay -= 1;
  setTimeout(() => {
    if (underWay || !pressed) return;
    const { target, submitter } = pressed;
    pressed = null;
    // The button may have gone with the problems that it stood beside.
    target.requestSubmit(submitter && submitter.form === target ? submitter : undefined);
  });
});

window.addEventListener("beforeunload", (event) => {
  if (unsaved) event.preventDefault();
});

// Problems that come while somebody types are read out where they stand (the region is live), and take no key away.
document.addEventListener("htmx:load", (event) => {
  const typing = document.activeElement.matches("textarea, input[type=text]");
  if (event.detail.elt !== document.body && !typing) showProblems(event.detail.elt);
});

// What was chosen between two versions stays chosen while the question is the same.
let chosen = [];

document.addEventListener("htmx:oobBeforeSwap", (event) => {
  if (event.detail.target.id !== "problems") return;
  chosen = [...event.detail.target.querySelectorAll("input:checked")].map((input) => [input.id, seenBeside(input)]);
});

document.addEventListener("htmx:oobAfterSwap", (event) => {
  if (event.detail.target.id !== "problems") return;
  chosen.forEach(([id, seen]) => {
    const input = document.getElementById(id);
    if (input && seenBeside(input) === seen) input.checked = true;
  });
});

function seenBeside(input) {
  return input.closest("fieldset").querySelector("input[name^=seen-]").value;
}

showProblems(document);
