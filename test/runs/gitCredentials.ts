/** Who may push to the sandbox's git host; app-config.yaml has them too. */
export const gitCredentials = {
  username: 'sandbox',
  password: 'sandbox-password',
};

/** The same as a header's value. */
export const gitAuthorization = `Basic ${btoa(
  `${gitCredentials.username}:${gitCredentials.password}`,
)}`;
