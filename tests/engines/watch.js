// WebKit's driver does not tell what a page says in error, so the page itself keeps it.

const key = "watched";
const note = (text) => {
  const before = JSON.parse(sessionStorage.getItem(key) ?? "[]");
  sessionStorage.setItem(key, JSON.stringify([...before, text]));
};

const { error } = console;
console.error = (...words) => {
  note(words.join(" "));
  error(...words);
};
addEventListener(
  "error",
  ({ message, target }) => note(message ?? `${target.outerHTML} failed`),
  true,
);
// The policy forbids every other host, so to ask one for anything is to break it.
addEventListener("securitypolicyviolation", ({ blockedURI }) =>
  console.error(`asked for ${blockedURI}`),
);
addEventListener("unhandledrejection", ({ reason }) => note(String(reason)));
