/** Whether a rule of `mega_flow` takes a text for a name. */
export function isFlowName(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9_.@/-]*$/.test(text);
}
