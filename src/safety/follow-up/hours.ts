/** "1 hour", "24 hours"; more than two days in days. */
export function hoursInWords(hours: number): string {
  return hours <= 48 ? counted(hours, "hour") : counted(Math.round(hours / 24), "day");
}

function counted(n: number, unit: string): string {
  return `${n} ${unit}${n === 1 ? "" : "s"}`;
}
