/** The frame of every page: navigation, drawer, menus, and what is shown when a page can't be. */
export const shell = {
  skipToContent: "Skip to the content",
  main: "Main",
  menu: "Menu",

  settings: "Settings",
  allSettings: "All settings",
  tabs: {
    account: "Account",
    security: "Signing in",
    devices: "Devices",
    data: "Your data",
    activity: "Activity",
    display: "Display",
    model: "Model",
    library: "Library",
    health: "System",
    people: "People",
    mail: "Mails",
  },

  accountMenu: {
    account: "Account",
    aboutYou: "About you",
    safetyCard: "Safety card",
    signOut: "Sign out",
  },

  display: { lead: "How things look on this device. It takes effect at once, and stays." },
  textSize: {
    name: "Text size",
    usual: "Usual",
    large: "Large",
    larger: "Larger",
    largest: "Largest",
    sample: "This is how an answer reads: short paragraphs, in the size that you chose.",
    /** Stands for text in a row of small choices. */
    letter: "A",
  },
  theme: { name: "Light or dark", system: "As the system", light: "Light", dark: "Dark" },
  language: "Language",

  connecting: "Healify can't be reached yet. Trying again…",
  broken: {
    title: "This page could not be shown",
    lead: "What you asked is kept. Loading the page again usually helps.",
    again: "Load it again",
  },
};
