// Registers the bot with the Azure Bot Service, single tenant, with the Teams channel.
// az deployment group create --resource-group GROUP --template-file deploy/azure/bot.bicep --parameters appId=… host=…
@description('The application (client) id of the Entra app registration that the bot proves itself with.')
param appId string

@description('The public host name of the service, without scheme: briefing.example.org')
param host string

@description('The tenant of the app registration.')
param tenantId string = tenant().tenantId

@description('The name of the bot resource, unique in Azure: 2 to 64 letters, digits and hyphens.')
@minLength(2)
@maxLength(64)
param botName string = 'briefing-${uniqueString(resourceGroup().id)}'

@description('S1 for production; F0 is free and limited.')
@allowed(['F0', 'S1'])
param sku string = 'F0'

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: botName
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: sku
  }
  properties: {
    displayName: 'Russia–Taliban Briefing'
    description: 'Passages of the desk\'s articles, word for word, with citations.'
    endpoint: 'https://${host}/api/messages'
    msaAppId: appId
    msaAppType: 'SingleTenant'
    msaAppTenantId: tenantId
    disableLocalAuth: true
    schemaTransformationVersion: '1.3'
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
      acceptedTerms: true
    }
  }
}

output botName string = bot.name
output endpoint string = bot.properties.endpoint
