/** Whether anybody is at this computer, as far as the system tells. */
export interface Attendance {
  /** `away`: nothing was typed or moved for five minutes, or nobody knows. */
  look(): 'here' | 'away' | 'locked';
}
