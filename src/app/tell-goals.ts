// App · goals as text, for the doors.
export { tellGoals } from '../goals/tell.ts'
