/** What every deployed function has: a log that outlives the stack, alarms, and, if it calls WeChat, a fixed address. */
class EachFunction {
  constructor(serverless) {
    const complete = () => completeTemplate(serverless.service.provider.compiledCloudFormationTemplate)
    this.hooks = { 'after:aws:package:finalize:mergeCustomProviderResources': complete }
  }
}

function completeTemplate({ Resources }) {
  for (const [id, resource] of Object.entries(Resources)) {
    if (resource.Type === 'AWS::Logs::LogGroup') retain(Resources, id, resource)
    if (resource.Type === 'AWS::Lambda::Function') addAlarms(Resources, id)
    if (callsWechat(resource)) addFixedEgress(Resources, resource)
  }
}

function retain(resources, id, logGroup) {
  logGroup.DeletionPolicy = 'Retain'
  logGroup.UpdateReplacePolicy = 'Retain'
  resources[`${id}AlarmLines`] = {
    Type: 'AWS::Logs::MetricFilter',
    Properties: {
      LogGroupName: { Ref: id },
      FilterPattern: '{ $.level = "alarm" }',
      MetricTransformations: [
        {
          MetricNamespace: resources.LinesForAPerson.Properties.Namespace,
          MetricName: 'AlarmLines',
          MetricValue: '1',
        },
      ],
    },
  }
}

function addAlarms(resources, id) {
  for (const MetricName of ['Errors', 'Throttles'])
    resources[`${id}${MetricName}`] = {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: {
        AlarmDescription: `${MetricName} of ${id}`,
        Namespace: 'AWS/Lambda',
        MetricName,
        Dimensions: [{ Name: 'FunctionName', Value: { Ref: id } }],
        Statistic: 'Sum',
        Period: 300,
        EvaluationPeriods: 1,
        Threshold: 0,
        ComparisonOperator: 'GreaterThanThreshold',
        TreatMissingData: 'notBreaching',
        AlarmActions: [{ Ref: 'Alarms' }],
      },
    }
}

/** WeChat's secrets are of no use without a call. */
const callsWechat = ({ Type, Properties }) =>
  Type === 'AWS::Lambda::Function' && /_SECRET\b/.test(Properties.Environment?.Variables?.SECRETS ?? '')

function addFixedEgress(resources, { Properties }) {
  const ifFixed = (value) => ({ 'Fn::If': ['HasFixedEgress', value, { Ref: 'AWS::NoValue' }] })
  Properties.VpcConfig = ifFixed({
    SecurityGroupIds: [{ Ref: 'EgressGroup' }],
    SubnetIds: [{ Ref: 'PrivateA' }, { Ref: 'PrivateB' }],
  })
  const policy = ':iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole'
  const arn = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, policy]] }
  const role = resources[Properties.Role['Fn::GetAtt'][0]]
  role.Properties.ManagedPolicyArns = ifFixed([arn])
}

module.exports = EachFunction
