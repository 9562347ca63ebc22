import { type JobLevel, jobLevels, jobLevelTitles } from '@zhixing/shared/identity/role'
import { Checkbox } from 'antd'
import './forms.css'

interface Props {
  value: JobLevel[]
  onChange: (levels: JobLevel[]) => void
  /** The text for an empty choice, which means all job levels. */
  noneText: string
}

export const JobLevelCheckboxes = ({ value, onChange, noneText }: Props) => (
  <div className="job-levels">
    <Checkbox.Group
      value={value}
      options={jobLevels.map((level) => ({ value: level, label: jobLevelTitles[level] }))}
      onChange={(checked) => onChange(jobLevels.filter((level) => checked.includes(level)))}
    />
    <span className="quiet">{value.length ? '仅勾选的职级' : noneText}</span>
  </div>
)
