/**
 * The shapes of names, as the sources of regular expressions: forms (JSON
 * Schema `pattern`) and {@link parseApplicationAnswers} use the same ones.
 *
 * @public
 */
export const answerPatterns = {
  /** DNS-1035: what Kubernetes takes as the name of a Service. */
  name: '^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$',
  /** DNS-1123, without the namespaces that belong to Kubernetes itself. */
  namespace: '^(?!kube-)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$',
  /** `owner/name` at Hugging Face; no `--` and no `..`, as there. */
  model:
    '^(?!.*(--|\\.\\.))[A-Za-z0-9][A-Za-z0-9._-]{0,95}/[A-Za-z0-9][A-Za-z0-9._-]{0,95}$',
  /** An entity reference, its kind and namespace optional. */
  entityRef:
    '^([A-Za-z][A-Za-z0-9]*:)?([A-Za-z0-9._-]+/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$',
  /** A branch whose name needs no quoting in a URL or in YAML. */
  branch: '^(?!.*(\\.\\.|//|/$|\\.lock$))[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$',
} as const;
