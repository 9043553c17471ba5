/** Tells the tests that pictures of every surface are wanted, on each kind of desktop. */
export const allSurfacesVariable = 'LATCHKEY_TEST_ALL_SURFACES';
