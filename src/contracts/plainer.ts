/** "Say it more simply" is an ordinary message of fixed words: about the answer before it, never about the person. */
export const plainerRequest = "Please say that more simply.";

export function isPlainerRequest(text: string): boolean {
  return text.trim() === plainerRequest;
}
