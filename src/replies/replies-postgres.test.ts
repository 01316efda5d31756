import { makePostgresPlace } from "#tests/support/databases.ts";
import { repliesContract } from "./replies.contract.ts";

repliesContract("Postgres", makePostgresPlace);
