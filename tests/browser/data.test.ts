/** A person takes their data away, reads it from the file alone, and has everything erased with a receipt. */
import { readFile, rm } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Embedded } from "#tests/flow/systems.ts";
import { answerIn, ask, password, patienceMs, signUp } from "./browser.ts";
import { onePage } from "./one-page.ts";
import { downloadExport, firstPage } from "./open-export.ts";
import { watchContext } from "./watched-page.ts";

const question = "How can I lower my blood pressure without medicine?";

let healify: Embedded;
let page: Page;

onePage((visit) => {
  ({ healify, page } = visit);
});

test("the export opens with a double click, without a connection, and holds the chat", async () => {
  const complaints = await watchContext(page.context());
  const email = await signUp(page, healify.process.url());
  await ask(page, question);
  await answerIn(page, "completed");
  await page.goto(`${healify.process.url()}/account/data`);
  const { fileName, folder } = await downloadExport(page);
  expect(fileName).toMatch(/^healify-export-\d{4}-\d\d-\d\d\.zip$/);
  await page.getByText("The file is in your downloads.").waitFor();
  await page.context().setOffline(true);
  const reader = await page.context().newPage();
  reader.setDefaultTimeout(patienceMs);
  await reader.goto(firstPage(folder));
  await reader.getByText(email).waitFor();
  await reader.getByRole("link", { name: question }).click();
  await reader.getByRole("heading", { name: "Healify answered" }).waitFor();
  await reader.getByText("Nowhere: the library on this server answered.").waitFor();
  await reader.getByRole("heading", { name: "Sources, as they read then" }).waitFor();
  const background = await reader.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(background).not.toBe("rgba(0, 0, 0, 0)");
  await reader.setViewportSize({ width: 390, height: 844 });
  const width = await reader.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBe(390);
  await reader.getByRole("link", { name: "All of it" }).click();
  await reader.getByRole("heading", { name: "Chats" }).waitFor();
  expect(complaints).toEqual({ violations: [], faults: [] });
  await rm(folder, { recursive: true });
});

test("the receipt of an erasure is read, and kept as a file", async () => {
  const email = await signUp(page, healify.process.url());
  await page.goto(`${healify.process.url()}/account/data`);
  await page.getByRole("button", { name: "Delete my account" }).click();
  await page.getByLabel(/Your password/).fill(password);
  await page.getByRole("button", { name: "Delete everything" }).click();
  await page.getByRole("heading", { name: "Your account is deleted" }).waitFor();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save this receipt" }).click();
  const saved = await download;
  const text = await readFile(await saved.path(), "utf8");
  for (const place of ["KEY", "HEALTH", "BACKUPS"]) expect(text).toContain(`\n${place}\n`);
  expect(text).not.toContain(email);
  await page.getByRole("button", { name: "Close", exact: true }).last().click();
  await page.getByRole("link", { name: "Sign in" }).waitFor();
});
