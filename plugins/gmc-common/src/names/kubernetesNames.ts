/**
 * Whether a text is a DNS label of RFC 1123, as Kubernetes asks of namespaces:
 * lower-case letters, digits and `-`, at most 63, a letter or digit at either
 * end.
 *
 * @public
 */
export function isDnsLabel(text: string): boolean {
  return text.length <= 63 && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(text);
}

/**
 * Whether a text is a DNS label of RFC 1035, as Kubernetes asks of Services:
 * as {@link isDnsLabel}, and it begins with a letter.
 *
 * @public
 */
export function isServiceName(text: string): boolean {
  return isDnsLabel(text) && /^[a-z]/.test(text);
}

/**
 * Whether a text is a DNS subdomain of RFC 1123, as Kubernetes asks of most
 * objects' names: labels joined by dots, at most 253 characters.
 *
 * @public
 */
export function isDnsSubdomain(text: string): boolean {
  return (
    text.length <= 253 &&
    /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(
      text,
    )
  );
}
