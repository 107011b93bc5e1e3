import { Repository } from '../Repository';
import { Html, html, linkTo } from './html';

/** The repositories there are. */
export function repositoriesPage(repositories: Repository[]): Html {
  if (repositories.length === 0) {
    return html`<h1>Repositories</h1>
      <p>There is no repository yet. Templates that publish here make one.</p>`;
  }
  return html`<h1>Repositories</h1>
    <table>
      <tbody>
        ${repositories.map(
          ({ facts, fullName }) => html`<tr>
            <td><a href="${linkTo(fullName)}">${fullName}</a></td>
            <td class="quiet">${facts.description}</td>
          </tr>`,
        )}
      </tbody>
    </table>`;
}
