let underWay = 0;
const digest = crypto.subtle.digest.bind(crypto.subtle);

/** WebCrypto hashes on another thread, of which the event loop of a quiet process shows nothing: so it is counted. */
crypto.subtle.digest = async (algorithm, data) => {
  underWay += 1;
  try {
    return await digest(algorithm, data);
  } finally {
    underWay -= 1;
  }
};

/** Whether a hash is being made, for the challenge of a sign-in. */
export function isHashing(): boolean {
  return underWay > 0;
}
