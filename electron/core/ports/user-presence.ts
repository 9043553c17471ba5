/** Whether anybody is at this computer, as far as the system tells. */
export interface UserPresence {
  /** `away`: nothing was typed or moved for five minutes, or nobody knows. */
  state(): 'here' | 'away' | 'locked';
}
