/** Attributes of accessibility as properties, for Firefox before 119, which knows them as attributes alone. */

const NAMES = {
  role: "role",
  ariaChecked: "aria-checked",
  ariaCurrent: "aria-current",
  ariaDisabled: "aria-disabled",
  ariaExpanded: "aria-expanded",
  ariaHidden: "aria-hidden",
  ariaLabel: "aria-label",
  ariaPressed: "aria-pressed",
  ariaValueNow: "aria-valuenow",
  ariaValueText: "aria-valuetext",
};

for (const [property, attribute] of Object.entries(NAMES)) {
  if (property in Element.prototype) continue;
  Object.defineProperty(Element.prototype, property, {
    get(this: Element) {
      return this.getAttribute(attribute);
    },
    set(this: Element, value: string | null) {
      if (value === null) this.removeAttribute(attribute);
      else this.setAttribute(attribute, value);
    },
  });
}
