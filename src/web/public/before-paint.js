// Runs before the first paint, and before everything else of the app.

// Where site data is blocked, a storage can't even be touched. Memory stands in for it: Healify then works as long as its
// page is open, and the emergency numbers above all.
for (const name of ["localStorage", "sessionStorage"]) {
  try {
    window[name].getItem("");
  } catch {
    Object.defineProperty(window, name, { value: memory(), configurable: true });
  }
}

function memory() {
  return Object.create({
    getItem(key) {
      return Object.hasOwn(this, key) ? this[key] : null;
    },
    setItem(key, text) {
      this[key] = String(text);
    },
    removeItem(key) {
      delete this[key];
    },
    clear() {
      for (const key of Object.keys(this)) delete this[key];
    },
  });
}

// What was chosen on this device never flashes its opposite.
const { dataset } = document.documentElement;
const theme = localStorage.getItem("healify:theme");
if (theme === "light" || theme === "dark") dataset.theme = theme;
const size = localStorage.getItem("healify:text-size");
if (size === "115" || size === "130" || size === "150") dataset.textSize = size;
