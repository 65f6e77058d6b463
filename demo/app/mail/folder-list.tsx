import { Link } from 'livejsx'
import { Icon, type IconName } from '../dashboard/icon.tsx'
import { addressOf, type Box } from './box.ts'
import { folderNames, folders, type Counts, type Folder } from './letter.ts'

const icons: Readonly<Record<Folder, IconName>> = {
  inbox: 'mail',
  flagged: 'flag',
  archive: 'archive',
}

/** The folders. The text that is looked for is left behind. */
export function FolderList({ box, counts }: { box: Box; counts: Counts }) {
  return (
    <nav class="folders" aria-label="Folders">
      {folders.map((folder) => (
        <Link
          key={folder}
          to={addressOf({ folder, text: '' })}
          patch
          aria-current={folder === box.folder ? 'page' : undefined}
        >
          <Icon name={icons[folder]} />
          {folderNames[folder]}
          <Count folder={folder} counts={counts} />
        </Link>
      ))}
    </nav>
  )
}

function Count({ folder, counts }: { folder: Folder; counts: Counts }) {
  if (folder === 'inbox' && counts.unread > 0) {
    return (
      <span class="mark live">
        {counts.unread}
        <span class="hidden"> unread</span>
      </span>
    )
  }
  return folder === 'flagged' && counts.flagged > 0 ? (
    <span class="count">
      {counts.flagged}
      <span class="hidden"> letters</span>
    </span>
  ) : null
}
