import { Badge, type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";

/** What comes back: a green that is read as money, and not as "good". */
const back: MantineColorsTuple = [
  ...(["#e6f6f2", "#cdebe3", "#9bd6c8", "#66c0ab", "#3cad93"] as const),
  ...(["#1f9d82", "#0f8a71", "#0b7a64", "#086552", "#04503f"] as const),
];

export const theme = createTheme({
  primaryColor: "back",
  primaryShade: { light: 8, dark: 7 },
  colors: { back },
  autoContrast: true,
  luminanceThreshold: 0.32,
  fontFamily: "'Inter Variable', 'Vazirmatn Variable', system-ui, sans-serif",
  headings: { fontWeight: "620" },
  defaultRadius: "md",
  cursorType: "pointer",
  respectReducedMotion: true,
  focusRing: "auto",
  components: { Badge: Badge.extend({ defaultProps: { tt: "none" } }) },
});

/** Mantine's own greys for what is said in passing stand at 3.3 to 1: these stand at 4.5 and above on every ground. */
export const colours: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-dimmed": "#545d69",
    "--mantine-color-placeholder": "#656e7a",
    "--mantine-color-anchor": "#086552",
    "--mantine-color-error": "#b3261e",
    "--surface": "#ffffff",
    "--ground": "#f6f7f8",
    "--line": "#dfe3e8",
  },
  dark: {
    "--mantine-color-body": "#14171b",
    "--mantine-color-dimmed": "#a9b1bd",
    "--mantine-color-placeholder": "#959eab",
    "--mantine-color-anchor": "#66c0ab",
    "--mantine-color-error": "#ff8f85",
    "--surface": "#1b1f24",
    "--ground": "#14171b",
    "--line": "#333a43",
  },
});
