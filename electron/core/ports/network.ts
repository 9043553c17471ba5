/** What the system knows of the network. */
export interface Network {
  /** False: this computer has no connection at all. True tells nothing of any one host. */
  isOnline(): boolean;
}
