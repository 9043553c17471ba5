/** Why a policy file is not read as one. */
export type PolicyRefusal = 'notAFile' | 'owner' | 'writable' | 'tooLarge' | 'encoding' | 'unreadable';

export type PolicyReading =
  | { readonly outcome: 'none' }
  | { readonly outcome: 'read'; readonly file: string; readonly text: string }
  | { readonly outcome: 'refused'; readonly file: string; readonly why: PolicyRefusal };

/** The policy of this computer, which its administrator wrote. */
export interface PolicyFile {
  /** As it is now. Never throws. */
  read(): PolicyReading;
}
