import { controllers } from './controllers';
import { describeContract, describeSandbox } from './describeContract';
import { exampleApplications } from './exampleApplications';
import { kubelet } from './kubelet';
import { lintedConnectors } from './lintedConnectors';
import { lists } from './lists';
import { operator } from './operator';
import { requests } from './requests';
import { serverSideApply } from './serverSideApply';
import { validation } from './validation';
import { watches } from './watches';

jest.setTimeout(30_000);

describeContract(subject => {
  describe('answers requests, and', () => {
    requests(subject);
  });
  describe('has lists, which', () => {
    lists(subject);
  });
  describe('has watches, which', () => {
    watches(subject);
  });
  describe('applies, and', () => {
    serverSideApply(subject);
  });
  describe('validates connectors, and', () => {
    validation(subject);
  });
  describe('agrees with what is found in connectors, and', () => {
    lintedConnectors(subject);
  });
  describe('is given example applications, and', () => {
    exampleApplications(subject);
  });
  describe('has controllers, which', () => {
    controllers(subject);
  });
  describe('has an operator, which', () => {
    operator(subject);
  });
});

// A real control plane has no kubelet here, so there is nothing to compare
// with: these come last, by name.
describeSandbox('[kubelet] The sandbox only', kubelet);
