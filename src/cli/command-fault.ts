/** A command can't do what was asked: the message says, in one line, what would be right. */
export class CommandFault extends Error {
  readonly exitCode: number;
  constructor(message: string, exitCode = 1) {
    super(message);
    this.name = "CommandFault";
    this.exitCode = exitCode;
  }
}
