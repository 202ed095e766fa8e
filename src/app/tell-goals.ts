// App · goals as text and as plain data, for the doors.
export { briefGoal } from '../goals/brief.ts'
export { tellGoals } from '../goals/tell.ts'
