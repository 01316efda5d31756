import { makeSqlitePlace } from "#tests/support/databases.ts";
import { repliesContract } from "./replies.contract.ts";

repliesContract("SQLite", makeSqlitePlace);
