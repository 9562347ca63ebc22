import type { JobLevel, Role } from '@zhixing/shared/identity/role'

/** A person with a phone in the simulator. All are invented: no operator was given the prefix 154. */
export interface DemoPerson {
  personId: string
  name: string
  /** Shown below the name. */
  role: string
  rosterCode: string
  phone: string
  jobLevel: JobLevel
  /** The previous job level, and how many days ago it ended. */
  promoted?: { from: JobLevel; daysAgo: number }
  /** Code of the division where the person works. */
  division: string
  grants: { role: Role; division: string }[]
  /** False for a person who is on the roster only, so that binding can be tried. */
  bound: boolean
  /** Whether the person follows the service account. */
  follows: boolean
  /** Offered on the first page. */
  featured?: true
}

const province = '43'
const county = '430121' // 长沙县

type Defaults = 'grants' | 'bound' | 'follows'
type PersonFacts = Omit<DemoPerson, Defaults> & Partial<Pick<DemoPerson, Defaults>>

const person = (facts: PersonFacts): DemoPerson => ({ grants: [], bound: true, follows: true, ...facts })

export const demoPersons: DemoPerson[] = [
  person({
    personId: 'xueyuan',
    name: '林小满',
    role: '学员，学到一半',
    rosterCode: '91000001',
    phone: '15499000001',
    jobLevel: 'section',
    division: '430121001',
    featured: true,
  }),
  person({
    personId: 'lao-xueyuan',
    name: '周文博',
    role: '学员，已有学时',
    rosterCode: '91000002',
    phone: '15499000002',
    jobLevel: 'section',
    division: '430121',
    featured: true,
  }),
  person({
    personId: 'xin-xueyuan',
    name: '陈新雨',
    role: '新学员，还没绑定',
    rosterCode: '91000003',
    phone: '15499000003',
    jobLevel: 'clerk',
    division: '430121001',
    bound: false,
    follows: false,
    featured: true,
  }),
  person({
    personId: 'qicao',
    name: '黄起草',
    role: '省级起草',
    rosterCode: '91000011',
    phone: '15499000011',
    jobLevel: 'section',
    division: province,
    grants: [{ role: 'editor', division: province }],
    featured: true,
  }),
  person({
    personId: 'shenpi',
    name: '王审批',
    role: '省级审批',
    rosterCode: '91000012',
    phone: '15499000012',
    jobLevel: 'division',
    promoted: { from: 'section', daysAgo: 150 },
    division: province,
    grants: [{ role: 'approver', division: province }],
    featured: true,
  }),
  person({
    personId: 'fabu',
    name: '刘发布',
    role: '省级发布',
    rosterCode: '91000013',
    phone: '15499000013',
    jobLevel: 'division',
    division: province,
    grants: [{ role: 'publisher', division: province }],
    featured: true,
  }),
  person({
    personId: 'jianguan',
    name: '赵监管',
    role: '省级监管',
    rosterCode: '91000014',
    phone: '15499000014',
    jobLevel: 'bureau',
    division: province,
    grants: [{ role: 'supervisor', division: province }],
  }),
  person({
    personId: 'xitong',
    name: '杨系统',
    role: '系统管理员',
    rosterCode: '91000015',
    phone: '15499000015',
    jobLevel: 'section',
    division: province,
    grants: [{ role: 'system', division: province }],
    featured: true,
  }),
  person({
    personId: 'anquan',
    name: '秦安全',
    role: '安全管理员',
    rosterCode: '91000016',
    phone: '15499000016',
    jobLevel: 'section',
    division: province,
    grants: [{ role: 'security', division: province }],
    featured: true,
  }),
  person({
    personId: 'shenji',
    name: '孙审计',
    role: '审计管理员',
    rosterCode: '91000017',
    phone: '15499000017',
    jobLevel: 'section',
    division: province,
    grants: [{ role: 'audit', division: province }],
  }),
  person({
    personId: 'qicao-er',
    name: '宋起草',
    role: '省级起草，第二人',
    rosterCode: '91000018',
    phone: '15499000018',
    jobLevel: 'section',
    division: province,
    grants: [{ role: 'editor', division: province }],
  }),
  person({
    personId: 'xian-qicao',
    name: '谭县草',
    role: '长沙县起草',
    rosterCode: '91000021',
    phone: '15499000021',
    jobLevel: 'clerk',
    division: county,
    grants: [{ role: 'editor', division: county }],
  }),
  person({
    personId: 'xian-shenpi',
    name: '彭县审',
    role: '长沙县审批、发布',
    rosterCode: '91000022',
    phone: '15499000022',
    jobLevel: 'section',
    division: county,
    grants: [
      { role: 'approver', division: county },
      { role: 'publisher', division: county },
    ],
  }),
  person({
    personId: 'xian-jianguan',
    name: '罗县监',
    role: '长沙县监管',
    rosterCode: '91000023',
    phone: '15499000023',
    jobLevel: 'section',
    division: county,
    grants: [{ role: 'supervisor', division: county }],
  }),
]
