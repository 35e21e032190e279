// Small texts in the language of the page, and what the page says about what somebody did.

const language = document.documentElement.lang;
const forms = new Intl.PluralRules(language);

/** The language of the page as it is used in the reader's region, with the digits of the server's texts. */
export const locale = new Intl.Locale(navigator.languages.find(one => one.split("-")[0] === language) ?? language,
  { region: new Intl.Locale(navigator.language).region, numberingSystem: "latn" });

/** A text of the language's file, which the server puts in front of the script, with its arguments. */
export const text = (key, values = {}) =>
  Object.entries(values).reduce((said, [name, value]) => said.replace(`{${name}}`, value), TEXTS[key]);

/** A text in the plural form for a number. */
export function counted(key, number) {
  const said = TEXTS[key];
  return (said[forms.select(number)] ?? said.other).replace("#", number);
}

const toast = document.getElementById("toast");
let fading;

/** Says one sentence at the edge of the screen, and to screen readers. */
export function say(words) {
  clearTimeout(fading);
  toast.textContent = words;
  fading = setTimeout(() => toast.textContent = "", 6000);
}

if (toast.textContent) { // what the form before this page did
  say(toast.textContent);
  const url = new URL(location.href);
  url.searchParams.delete("done");
  history.replaceState(history.state, "", url);
}
