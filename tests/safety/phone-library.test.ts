/** Each country's emergency number is one that a phone-number library's data knows as such. */
import { PhoneNumberUtil, ShortNumberInfo } from "google-libphonenumber";
import { expect, test } from "vitest";
import { emergencyNumbers } from "#safety/numbers/emergency-numbers.ts";

test("every emergency number is known to the library for its country", () => {
  const short = ShortNumberInfo.getInstance();
  const regions = PhoneNumberUtil.getInstance().getSupportedRegions();
  const unknown = emergencyNumbers.filter(([code, number]) => {
    const region = regions.find((candidate) => candidate === code);
    return region === undefined || !short.isEmergencyNumber(number, region);
  });
  expect(unknown).toEqual([]);
});
