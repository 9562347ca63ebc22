import { type JobLevel, jobLevels, jobLevelTitles } from '@zhixing/shared/identity/role'
import { Checkbox } from 'antd'

/** None chosen is everybody, and says so. */
export const JobLevelCheckboxes = ({
  value,
  onChange,
  everybody,
}: {
  value: JobLevel[]
  onChange: (levels: JobLevel[]) => void
  everybody: string
}) => (
  <div className="job-levels">
    <Checkbox.Group
      value={value}
      options={jobLevels.map((level) => ({ value: level, label: jobLevelTitles[level] }))}
      onChange={(chosen) => onChange(jobLevels.filter((level) => chosen.includes(level)))}
    />
    <span className="quiet">{value.length ? '仅勾选的职级' : everybody}</span>
  </div>
)
