/** The frame of every page: navigation, drawer, menus, and what is shown when a page can't be. */
export const shell = {
  skipToContent: "Skip to the content",
  main: "Main",
  menu: "Menu",

  settings: "Settings",
  tabs: {
    account: "Account",
    security: "Signing in",
    devices: "Devices",
    data: "Your data",
    activity: "Activity",
    model: "Model",
    library: "Library",
    health: "Health",
    people: "People",
    mail: "Mails",
  },

  theme: { name: "Theme", system: "As the system", light: "Light", dark: "Dark" },

  connecting: "Healify can't be reached yet. Trying again…",
  broken: {
    title: "This page could not be shown",
    lead: "What you asked is kept. Loading the page again usually helps.",
    again: "Load it again",
  },
};
