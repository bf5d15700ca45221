"use strict";
// Everything here is a convenience. Without it the pages show the same content, sorted by date.
(function () {
  var root = document.documentElement;
  var KEY = "firsthand-theme";

  function stored() {
    try { return window.localStorage.getItem(KEY); } catch (refused) { return null; }
  }
  function store(theme) {
    // A browser may refuse storage for files; the choice then lasts as long as the page.
    try { window.localStorage.setItem(KEY, theme); } catch (refused) { return; }
  }
  var chosen = stored();
  if (chosen === "dark" || chosen === "light") { root.dataset.theme = chosen; }
  root.classList.add("scripted");

  function themeButton() {
    var place = document.querySelector(".masthead .inner");
    if (!place) { return; }
    var button = document.createElement("button");
    button.type = "button";
    button.className = "theme";
    function dark() {
      return root.dataset.theme ? root.dataset.theme === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
    }
    function say() { button.textContent = dark() ? "Light" : "Dark"; button.setAttribute("aria-label", dark() ? "Use light colours" : "Use dark colours"); }
    button.addEventListener("click", function () {
      root.dataset.theme = dark() ? "light" : "dark";
      store(root.dataset.theme);
      say();
    });
    say();
    place.appendChild(button);
  }

  function sortable(table) {
    var body = table.tBodies[0];
    var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
    heads.forEach(function (head, column) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.textContent = head.textContent;
      head.textContent = "";
      head.appendChild(button);
      button.addEventListener("click", function () {
        var down = head.getAttribute("aria-sort") === "ascending" ||
          (!head.getAttribute("aria-sort") && head.classList.contains("number"));
        heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        var numeric = head.classList.contains("number");
        var rows = Array.prototype.slice.call(body.rows).map(function (row, place) {
          var cell = row.cells[column];
          var key = cell.dataset.sort === undefined ? cell.textContent.trim() : cell.dataset.sort;
          return { row: row, place: place, key: numeric ? Number(key) : key };
        });
        rows.sort(function (a, b) {
          var order = numeric ? a.key - b.key : a.key.localeCompare(b.key, "en");
          return (down ? -order : order) || a.place - b.place;
        });
        rows.forEach(function (entry) { body.appendChild(entry.row); });
      });
    });
    heads[0].setAttribute("aria-sort", "ascending");
  }

  function filters(form) {
    var table = document.getElementById(form.dataset.filters);
    var rows = Array.prototype.slice.call(table.tBodies[0].rows);
    var texts = rows.map(function (row) { return row.textContent.toLowerCase(); });
    var found = form.querySelector("output");
    function apply() {
      var words = form.elements.words.value.toLowerCase().split(/\s+/).filter(Boolean);
      var shown = 0;
      rows.forEach(function (row, index) {
        var fits = words.every(function (word) { return texts[index].indexOf(word) >= 0; }) &&
          ["kind", "status", "grade"].every(function (name) {
            var wanted = form.elements[name].value;
            return !wanted || row.dataset[name] === wanted;
          }) && (!form.elements.conflict.checked || row.dataset.conflict !== undefined);
        row.hidden = !fits;
        if (fits) { shown += 1; }
      });
      found.textContent = shown === rows.length ? "" : shown + " of " + rows.length;
    }
    form.addEventListener("input", apply);
    form.addEventListener("change", apply);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("reset", function () { window.setTimeout(apply, 0); });
    form.hidden = false;
    apply();
  }

  function chains(drawing) {
    // Pointing at a box shows what leads to it and where it leads.
    var paths = Array.prototype.slice.call(drawing.querySelectorAll(".curves path"));
    var boxes = Array.prototype.slice.call(drawing.querySelectorAll("[data-box]"));
    function follow(start, from, to, reached) {
      paths.forEach(function (path) {
        if (path.dataset[from] === start && !path.classList.contains("on-" + from)) {
          path.classList.add("on", "on-" + from);
          reached[path.dataset[to]] = true;
          follow(path.dataset[to], from, to, reached);
        }
      });
    }
    function clear() {
      drawing.classList.remove("lit");
      paths.concat(boxes).forEach(function (one) { one.classList.remove("on", "on-from", "on-to"); });
    }
    function light(box) {
      var reached = {};
      clear();
      reached[box.dataset.box] = true;
      follow(box.dataset.box, "from", "to", reached);
      follow(box.dataset.box, "to", "from", reached);
      boxes.forEach(function (one) { if (reached[one.dataset.box]) { one.classList.add("on"); } });
      drawing.classList.add("lit");
    }
    boxes.forEach(function (box) {
      box.addEventListener("mouseenter", function () { light(box); });
      box.addEventListener("mouseleave", clear);
      box.addEventListener("focus", function () { light(box); });
      box.addEventListener("blur", clear);
    });
  }

  function openTarget() {
    // A link may lead into something folded or covered; folded lists open, a cover stays for the reader to lift.
    var target = window.location.hash && document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    var fold = target && target.closest("details:not(.cover)");
    if (fold) { fold.open = true; target.scrollIntoView(); }
  }

  function closeTips(event) {
    if (event.key === "Escape") {
      document.querySelectorAll(".tip").forEach(function (tip) { tip.classList.add("dismissed"); });
    }
  }

  document.addEventListener("DOMContentLoaded", function () {
    themeButton();
    document.querySelectorAll("table.incidents").forEach(sortable);
    document.querySelectorAll("form[data-filters]").forEach(filters);
    document.querySelectorAll(".chain").forEach(chains);
    document.querySelectorAll(".value-link").forEach(function (link) {
      ["mouseenter", "focus"].forEach(function (kind) {
        link.addEventListener(kind, function () { link.nextElementSibling.classList.remove("dismissed"); });
      });
    });
    document.addEventListener("keydown", closeTips);
    window.addEventListener("hashchange", openTarget);
    openTarget();
  });
}());
