// Parts of a page that keep up by themselves (data-live): they rest while nobody looks, and say when they cannot.
"use strict";

const LOST = "Not keeping up: the connection failed. Reload the page to see how things stand.";
const GONE = "Not keeping up: this page is no longer open to you. Reload it to see why.";
const OUT = "Not keeping up: you are signed out. Sign in again in another tab, then reload this page.";

function isLive(event) {
  return event.detail.elt && event.detail.elt.matches && event.detail.elt.matches("[data-live]");
}

function sayNews(text) {
  const news = document.getElementById("news");
  if (!news || news.textContent.trim() === text) return;
  const line = document.createElement("p");
  line.className = "lq-news";
  line.textContent = text;
  news.replaceChildren(line);
}

document.addEventListener("htmx:beforeRequest", (event) => {
  if (isLive(event) && document.hidden) event.preventDefault();
});

["htmx:sendError", "htmx:responseError", "htmx:timeout"].forEach((name) => {
  document.addEventListener(name, (event) => {
    if (!isLive(event)) return;
    const status = event.detail.xhr ? event.detail.xhr.status : 0;
    sayNews(status === 401 ? OUT : status === 403 || status === 404 ? GONE : LOST);
  });
});

// Once it answers again, what was said of the connection no longer holds.
document.addEventListener("htmx:afterRequest", (event) => {
  const news = document.getElementById("news");
  if (isLive(event) && event.detail.successful && news && [LOST, OUT].includes(news.textContent.trim())) news.replaceChildren();
});
