/** How our files are written: a value's line is as long as the value. */
export const YAML_STYLE = {
  lineWidth: 0,
  aliasDuplicateObjects: false,
  // Some readers know YAML 1.1 only: what is a boolean there is quoted.
  compat: 'yaml-1.1',
} as const;
