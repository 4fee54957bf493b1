/** With which styles that scripts write are let through by the page's policy; empty where the page has none. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? "";

// What locks scrolling behind a drawer writes a style of its own, and takes its nonce from here.
Object.assign(globalThis, { __webpack_nonce__: nonce });
