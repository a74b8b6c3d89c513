/** Generates the published description of the contract, JSON Schemas and AsyncAPI, from the records. */
package dev.synod.events.contract;
