/** The frame of every page: navigation, drawer, menus. */
export const shell = {
  skipToContent: "Skip to the content",
  main: "Main",
  menu: "Menu",
};
