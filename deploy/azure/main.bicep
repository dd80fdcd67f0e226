// The service as a container app, PostgreSQL, and its secrets in a key vault that only the app's own identity reads.
// az deployment group create --resource-group GROUP --template-file deploy/azure/main.bicep --parameters image=… databasePassword=…
@description('The image, made from deploy/container/Dockerfile, with its registry.')
param image string

@description('The password of the database user.')
@secure()
param databasePassword string

@description('What web tokens are signed with: base64 of 32 bytes or more. Made anew with each deployment unless given.')
@secure()
param signingKey string = base64('${newGuid()}${newGuid()}')

@description('Where everything is made.')
param location string = resourceGroup().location

@description('What names begin with.')
@minLength(3)
@maxLength(10)
param prefix string = 'briefing'

var suffix = uniqueString(resourceGroup().id)
var secretsUser = '4633458b-17de-408a-b874-0445c86b69e6'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${prefix}-identity'
  location: location
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: '${prefix}${suffix}'
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: true
  }
}

resource mayRead 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identity.id, secretsUser)
  scope: vault
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
  }
}

resource database 'Microsoft.DBforPostgreSQL/flexibleServers@2023-12-01-preview' = {
  name: '${prefix}-${suffix}'
  location: location
  sku: { name: 'Standard_B1ms', tier: 'Burstable' }
  properties: {
    version: '16'
    administratorLogin: 'briefing'
    administratorLoginPassword: databasePassword
    storage: { storageSizeGB: 32 }
    backup: { backupRetentionDays: 14 }
  }
  resource briefing 'databases' = {
    name: 'briefing'
  }
  // 0.0.0.0 stands for Azure's own services.
  resource azure 'firewallRules' = {
    name: 'azure'
    properties: { startIpAddress: '0.0.0.0', endIpAddress: '0.0.0.0' }
  }
}

resource connection 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'connection'
  properties: {
    value: 'Host=${database.properties.fullyQualifiedDomainName};Database=briefing;Username=briefing;Password=${databasePassword};SSL Mode=VerifyFull'
  }
}

resource signing 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'signing'
  properties: { value: signingKey }
}

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: '${prefix}-environment'
  location: location
  properties: {}
}

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: prefix
  location: location
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
  dependsOn: [ mayRead ]
  properties: {
    managedEnvironmentId: environment.id
    configuration: {
      ingress: { external: true, targetPort: 8080, transport: 'auto', stickySessions: { affinity: 'sticky' } }
      secrets: [
        { name: 'connection', keyVaultUrl: connection.properties.secretUri, identity: identity.id }
        { name: 'signing', keyVaultUrl: signing.properties.secretUri, identity: identity.id }
      ]
    }
    template: {
      containers: [
        {
          name: 'briefing'
          image: image
          resources: { cpu: json('1.0'), memory: '2Gi' }
          env: [
            { name: 'PublicUrl', value: 'https://${prefix}.${environment.properties.defaultDomain}' }
            { name: 'Proxy__Trusted__0', value: '100.64.0.0/10' }
            { name: 'Storage__Provider', value: 'Postgres' }
            { name: 'Storage__ConnectionString', secretRef: 'connection' }
            { name: 'DirectLine__SigningKey', secretRef: 'signing' }
            { name: 'DirectLine__Enabled', value: 'true' }
            { name: 'DirectLine__Anonymous', value: 'true' }
            { name: 'BotFramework__Enabled', value: 'false' }
          ]
          probes: [
            { type: 'Startup', httpGet: { path: '/health/startup', port: 8080 }, periodSeconds: 2, failureThreshold: 60 }
            { type: 'Readiness', httpGet: { path: '/health/ready', port: 8080 } }
            { type: 'Liveness', httpGet: { path: '/health/live', port: 8080 } }
          ]
        }
      ]
      scale: { minReplicas: 2, maxReplicas: 4 }
    }
  }
}

output host string = app.properties.configuration.ingress.fqdn
