import { wordsOfCommand } from '../latchkey-words.ts';

/**
 * For Windows PowerShell 5.1 and PowerShell 7. Before 7.3, and to batch files always, an empty argument is passed on only as two
 * quotation marks (PowerShell, `$PSNativeCommandArgumentPassing`).
 */
export const powershellCompletion = `# PowerShell completion for latchkey
Register-ArgumentCompleter -Native -CommandName 'latchkey', 'latchkey.cmd' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $known = @{
${Object.entries(wordsOfCommand)
  .map(([command, words]) => `        '${command}' = @(${words.map((word) => `'${word}', `).join('')}'--start')`)
  .join('\n')}
    }
    $given = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        ForEach-Object { if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text } })
    if ($given -contains 'run' -and $given -contains '--') { return }
    $current = $wordToComplete.Trim("'", '"')
    $last = $current
    if ($last -eq '' -and ($PSVersionTable.PSVersion -lt [version]'7.3' -or $env:OS -eq 'Windows_NT')) { $last = '""' }
    $found = @(& latchkey __complete @given $last 2>$null)
    if ($LASTEXITCODE -ne 0) {
        $found = if ($given.Count -gt 0 -and $known.ContainsKey($given[0])) { $known[$given[0]] } else { @($known.Keys | Sort-Object) }
        $found = @($found | Where-Object { $_.StartsWith($current) })
    }
    $found | Where-Object { $_ } | ForEach-Object {
        $text = if ($_ -match '^[A-Za-z0-9_/:+.=-]+$') { $_ } else { "'" + $_.Replace("'", "''") + "'" }
        [System.Management.Automation.CompletionResult]::new($text, $_, 'ParameterValue', $_)
    }
}
`;
