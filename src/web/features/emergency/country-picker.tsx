export function CountryPicker() {
  return null;
}
